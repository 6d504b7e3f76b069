"""How the model is made. Nothing here runs in the app."""

import analysis  # noqa: F401  switches off the telemetry of onnxruntime, which is imported here, too
