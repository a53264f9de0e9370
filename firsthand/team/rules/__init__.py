"""Pure decisions of this folder: `permissions` says who may, `working_hours` counts working time, `when` reads moments."""
