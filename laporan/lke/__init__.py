"""The evaluation sheet (LKE): own evaluation, the chain of evaluators, scores and the LHE."""
