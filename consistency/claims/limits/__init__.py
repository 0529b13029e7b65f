"""For whom, when and where a claim holds, and copy that says otherwise: ages, days, hours, conditions, which things."""
