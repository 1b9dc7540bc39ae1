namespace IrisBench.Experiments.Definition.Sweeping;

/// <summary>A value that a factor takes.</summary>
/// <param name="Value">As a number; of a factor without an order, one that only tells it from others.</param>
/// <param name="Text">As people write it.</param>
/// <param name="Apply">Gives an experiment this value.</param>
public sealed record FactorSetting(double Value, string Text, Func<Experiment, Experiment> Apply);
