using System.Globalization;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Prediction;

/// <summary>Which model predicts: the one that ships with iris-server, the last one trained, or a version.</summary>
/// <param name="Path">Its path on iris-server.</param>
public sealed record ModelSelector(string Path)
{
    /// <summary>Reads <c>default</c>, <c>custom</c> or a version number.</summary>
    /// <exception cref="StepException"><see cref="StepFailure.ModelNotFound"/>: no such name.</exception>
    public static ModelSelector Parse(string name) => name switch
    {
        "default" => new ModelSelector("/default"),
        "custom" => new ModelSelector("/model"),
        _ when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => new ModelSelector($"/model/{version}"),
        _ => throw new StepException(StepFailure.ModelNotFound, "There is no such model; use 'default', 'custom' or a version number."),
    };
}
