"""How long a test waits for what must come. It ends as soon as that has come: a slow machine is no defect."""

PATIENCE = 60.0  # seconds
