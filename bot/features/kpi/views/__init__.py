"""What people see of KPIs: the alert's card, lists, forms. Pure builders of Block Kit."""
