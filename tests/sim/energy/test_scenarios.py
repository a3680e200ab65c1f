"""Each built-in scenario of energy differs from its baseline in what it should."""

import pytest

NO_CHANGE = "interventions=[]"


def test_the_heatwave_is_warmer_and_is_cooled(recorded) -> None:
    hot, usual = recorded("heatwave"), recorded("heatwave", NO_CHANGE)
    warm, before = hot.hours("temp_air_c", "weather"), usual.hours("temp_air_c", "weather")
    assert [warm[hour] - before[hour] for hour in warm] == pytest.approx([8.0] * 24)
    assert hot.indicators["cooling_kwh"] > 1.5 * usual.indicators["cooling_kwh"]
    assert hot.indicators["heating_kwh"] == 0.0


def test_the_cold_spell_is_colder_and_is_heated(recorded) -> None:
    cold, usual = recorded("cold-spell"), recorded("cold-spell", NO_CHANGE)
    assert cold.indicators["heating_kwh"] > 1.1 * usual.indicators["heating_kwh"]
    assert cold.indicators["cooling_kwh"] == 0.0
    assert cold.indicators["discomfort_h"] >= usual.indicators["discomfort_h"]


def test_a_higher_set_point_saves_cooling(recorded) -> None:
    saved, before = recorded("setpoint-26"), recorded("heatwave")
    assert 0.6 < saved.indicators["cooling_kwh"] / before.indicators["cooling_kwh"] < 0.97
    assert saved.indicators["lighting_kwh"] == before.indicators["lighting_kwh"]


def test_the_setback_saves_heating_at_night(recorded) -> None:
    saved, before = recorded("night-setback"), recorded("cold-spell")
    by_night = [0, 1, 2, 3, 4, 5, 6, 23]
    lower, usual = saved.hours("heat_kwh"), before.hours("heat_kwh")
    assert sum(lower[h] for h in by_night) < 0.85 * sum(usual[h] for h in by_night)
    assert saved.indicators["heating_kwh"] < before.indicators["heating_kwh"]


def test_roofs_and_batteries_spare_the_grid(recorded) -> None:
    made, before = recorded("pv-and-battery"), recorded("weekday")
    assert made.indicators["generated_kwh"] > 50.0
    kept = made.one("SELECT sum(charged_kwh - discharged_kwh) FROM meters")
    spared = before.indicators["grid_kwh"] - made.indicators["grid_kwh"]
    lost = "SELECT sum(lost_kwh) FROM grid"
    less_lost = before.one(lost) - made.one(lost)
    assert spared == pytest.approx(made.indicators["generated_kwh"] - kept + less_lost)
    assert made.indicators["electricity_kwh"] == before.indicators["electricity_kwh"]
    assert made.one("SELECT sum(discharged_kwh) FROM meters") > 0.0
    sun = made.hours("ghi_w_m2", "weather")
    given = made.hours("generated_kwh", "meters")
    assert all(given[hour] == 0.0 for hour in sun if sun[hour] == 0.0)
    per_roof = "SELECT count(DISTINCT meter) FROM meters WHERE generated_kwh > 0"
    assert made.one(per_roof) == 3


def test_the_response_takes_less_in_its_hours(recorded) -> None:
    spared, before = recorded("demand-response"), recorded("heatwave")
    less, usual = spared.hours("drawn_kwh", "grid"), before.hours("drawn_kwh", "grid")
    assert all(less[hour] < usual[hour] for hour in (14, 15, 16))
    assert all(less[hour] == usual[hour] for hour in range(14))


def test_evening_study_gathers_in_fewer_buildings(recorded) -> None:
    sql = """SELECT DISTINCT building FROM visits JOIN places USING (place)
        WHERE activity = 'study' AND enter_s > 64800 ORDER BY 1"""
    gathered, before = recorded("evening-consolidation"), recorded("weekday")
    assert before.ask(sql) == [("A",), ("C",)]
    assert gathered.ask(sql) == [("C",)]


def test_better_lamps_take_half(recorded) -> None:
    saved, before = recorded("led-retrofit"), recorded("weekday")
    assert saved.indicators["lighting_kwh"] == pytest.approx(
        0.5 * before.indicators["lighting_kwh"]
    )
    assert saved.indicators["electricity_kwh"] < before.indicators["electricity_kwh"]


def test_insulation_saves_heating(recorded) -> None:
    saved, before = recorded("insulation-retrofit"), recorded("cold-spell")
    assert saved.indicators["heating_kwh"] < 0.9 * before.indicators["heating_kwh"]
