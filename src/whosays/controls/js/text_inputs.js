const INPUTS = { "one-choice": oneChoice, several };
