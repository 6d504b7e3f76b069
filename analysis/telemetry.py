"""Keep the library that runs the model from reporting home."""

import os
import sys

OPT_OUT = "ORT_DISABLE_TELEMETRY"


def switch_off_telemetry() -> None:
    """Tell onnxruntime, before its native code is loaded, to record, store and send nothing.

    Its own `disable_telemetry_events()` comes too late: what was recorded at loading is sent all the same. The variable also
    holds in the processes that are started from here. Raises RuntimeError if onnxruntime was loaded without it.
    """
    if "onnxruntime" in sys.modules and os.environ.get(OPT_OUT) != "1":
        raise RuntimeError(
            "onnxruntime was loaded before Quotient could switch off its reports to Microsoft. Import analysis before "
            f"onnxruntime, or set {OPT_OUT}=1 in the environment before Python starts."
        )
    os.environ[OPT_OUT] = "1"
