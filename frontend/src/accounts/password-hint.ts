/** The rule for a good password, as the server holds it. */
export const PASSWORD_HINT = "At least 15 characters. Three random words work well; a password manager works best.";
