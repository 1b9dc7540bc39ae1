namespace IrisBench.Evaluation.Summaries;

/// <summary>A value on an axis of a sweep.</summary>
/// <param name="Axis">Name of the axis.</param>
/// <param name="Value">The value; of an axis without an order, a number that only tells it from the others.</param>
/// <param name="Text">The value as people write it.</param>
public sealed record AxisValue(string Axis, double Value, string Text);
