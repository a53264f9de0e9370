"""A loop of fixed work, by which the figures of two runs are compared: the speed of a machine drifts."""

import time

TURNS = 100_000
# Milliseconds of CPU: the least of many short runs on the machine of docs/speed.md while nobody else used it.
REFERENCE = 6.0


def calibration() -> float:
    """What the loop takes now, in milliseconds of CPU."""
    began = time.process_time()
    sum(i * i % 7 for i in range(TURNS))
    return (time.process_time() - began) * 1_000


if __name__ == "__main__":
    taken = sorted(calibration() for _ in range(500))
    print(f"the least of 500 runs {taken[0]:.2f} ms, half of them under {taken[250]:.2f} ms; reference {REFERENCE} ms")
