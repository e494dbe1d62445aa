# filled with the install and package rules
