namespace IrisBench.Compare.Sides;

/// <summary>How long one step took, in seconds.</summary>
internal sealed record StepTime(string Step, double Seconds);
