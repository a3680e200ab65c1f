"""Every command of `campus`: its name, what it does in a line, and the function that does it.

A name of two words is a command within a group. The module is imported only when its command
runs.
"""

COMMANDS = (
    ("run", "Simulate a scenario and tell its day.", "cli.run:run"),
    ("compare", "Run alternatives beside a baseline and judge them.", "cli.compare:compare"),
    ("batch", "Run the scenarios and seeds of a plan into a store.", "cli.batch:batch"),
    ("sensitivity", "Tell which values move the indicators.", "cli.sensitivity:sensitivity"),
    ("search", "Look for the values with the best indicators.", "cli.search:search"),
    ("diff", "Print what two scenarios really differ in.", "cli.diff:diff"),
    ("validate", "Check inputs and name every fault.", "cli.validate:validate"),
    ("maps", "List the built-in campuses.", "cli.maps:list_maps"),
    ("scenarios", "List the built-in scenarios.", "cli.scenarios:list_scenarios"),
    (
        "indicators",
        "List the indicators, or tell one with its SQL.",
        "cli.indicators:list_indicators",
    ),
    ("query", "Ask the tables of a run in SQL.", "cli.query:query"),
    ("import osm", "Make a campus folder from OpenStreetMap.", "cli.import_osm:import_osm_file"),
    (
        "import itc2019",
        "Make a timetable folder from a problem of ITC 2019.",
        "cli.import_itc2019:import_itc2019_files",
    ),
    (
        "import ical",
        "Make a timetable folder from calendars (.ics).",
        "cli.import_ical:import_ical_files",
    ),
    (
        "import telemetry",
        "Put what sensors told, from files, into a store.",
        "cli.import_telemetry:import_telemetry",
    ),
    (
        "calibrate energy",
        "Fit a building to what its meter measured.",
        "cli.calibrate_energy:calibrate_energy",
    ),
    (
        "calibrate people",
        "Fit what people do to counts of them.",
        "cli.calibrate_people:calibrate_people",
    ),
    ("listen", "Put what sensors tell over MQTT into a store.", "cli.listen:listen"),
    ("sense", "Write what sensors would have told of a run.", "cli.sense:sense"),
    (
        "export ngsi-ld",
        "Write what is on the campus at an instant for a context broker.",
        "cli.export_ngsi_ld:export_ngsi_ld",
    ),
    ("export geojson", "Write the campus with its day.", "cli.export_geojson:export_geojson"),
    ("export csv", "Write tables that tell of no person.", "cli.export_csv:export_csv"),
    ("export pedpy", "Write trajectories for PedPy.", "cli.export_pedpy:export_pedpy"),
    ("doctor", "Tell what is installed, what is missing, what to do.", "cli.doctor:doctor"),
    ("serve", "Serve runs over HTTP, to read.", "cli.serve:serve"),
    ("twin", "Follow a day by what sensors say, and look ahead.", "cli.twin:twin"),
    ("report", "Write a page of a run or a comparison.", "cli.report:report"),
    ("plan rooms", "Give classes better rooms at the times they have.", "cli.plan_rooms:plan"),
    ("draw", "Draw a campus, or a run with its crowding, as a picture.", "cli.draw:draw"),
    ("view", "Open a window in which a day is seen: a run, or live.", "cli.view:view"),
    ("record", "Make a film or a picture of a run, without a screen.", "cli.record:record"),
)

GROUPS = {
    "import": "Read maps, timetables and telemetry of others.",
    "export": "Write what other programs read of a run.",
    "plan": "Find what could be better with what there is.",
    "calibrate": "Fit a model to what was measured.",
}
