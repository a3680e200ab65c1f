from datetime import UTC, datetime, timedelta

import pandas as pd
import pvlib
import pytest

from viz.viewer.sun import elevation_deg


@pytest.mark.parametrize(("longitude", "latitude"), [(106.3, 29.6), (-87.7, 42.1), (18.9, 69.6)])
def test_the_sun_stands_where_pvlib_has_it(longitude: float, latitude: float) -> None:
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    moments = [begin + timedelta(hours=7 * number) for number in range(1250)]
    known = pvlib.solarposition.get_solarposition(pd.DatetimeIndex(moments), latitude, longitude)
    ours = [elevation_deg(moment, longitude, latitude) for moment in moments]
    assert ours == pytest.approx(known["elevation"].to_list(), abs=0.6)
