namespace Monolith;

/// <summary>How long each step took inside the monolith, in seconds: what a caller of the functions can time from outside.</summary>
internal sealed record StepSeconds(double Auth, double Load, double Train, double Predict);
