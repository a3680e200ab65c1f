"""What the step keeps of a row of faces while it works on their block: a number for each lane.

The temperature of an outer side is outer_0 + resistance * its flux + through * inner flux; the
flux into it outer_a - outer_b * inner flux; the temperature of the inner face is inner_p +
inner_g * inner flux.
"""

QUANTITIES = 9
OUTER_0, OUTER_A, OUTER_B, INNER_P, INNER_G, DAMPED, CONVECTION, RADIATION, SUNLIT = range(
    QUANTITIES
)
