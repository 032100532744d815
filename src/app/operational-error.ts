/**
 * Something about the machine or the configuration that the operator can mend. The command line shows the message as one
 * line, without a stack, and exits with 1.
 */
export class OperationalError extends Error {}
