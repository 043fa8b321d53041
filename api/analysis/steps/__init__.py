"""The ledger of steps that can be undone. It knows no codes: what a step holds is its verb's own business."""
