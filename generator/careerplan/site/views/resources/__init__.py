"""Resources: hours, money and coffees."""
