"""A thousand messages a second at QoS 1 for a minute, the broker killed half-way.

`python -m benchmarks.telemetry` takes ten minutes in place of the one, and a longer outage.
"""

from benchmarks.aims import at_least, at_most
from benchmarks.engines.mosquitto import program
from benchmarks.engines.telemetry import live


def run(seconds: float = 60.0, outage_s: float = 10.0) -> None:
    if program() is None:
        print("Mosquitto is not installed: apt-get install mosquitto")
        return
    told = live(seconds, outage_s)
    account = told["account"]
    print(f"sent                    {told['sent']:9,d}, {told['per_s']:.0f} a second")
    print(f"stored                  {told['stored']:9,d}, in order: {told['in_order']}")
    print(f"lost outside the outage {told['lost_outside']:9,d}")
    print(f"lost in the outage      {told['lost_in_outage']:9,d}, of {told['outage_s']:.1f} s")
    print(f"duplicates              {account['duplicates']:9,d}")
    print(f"late                    {account['late']:9,d}")
    print(f"refused                 {sum(account['refused'].values()):9,d}")
    lags = (f"{1e3 * lag:.0f}" for lag in told["lag_s"])
    print("lag apart from it, ms: median {}, 95 % {}, 99 % {}, most {}".format(*lags))
    print(f"longest lag             {told['longest_lag_s']:9.1f} s")
    at_least("messages a second", told["per_s"], 999.0, "/s")
    at_most("lost outside the outage", told["lost_outside"], 0, "messages")


if __name__ == "__main__":
    run(seconds=600.0, outage_s=30.0)
