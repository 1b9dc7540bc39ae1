using System.Globalization;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>One thing that is wrong with a definition.</summary>
/// <param name="Line">Where in its file, from 1; null when it has none.</param>
/// <param name="Text">What, in words, naming the key.</param>
public sealed record DefinitionProblem(long? Line, string Text)
{
    /// <inheritdoc />
    public override string ToString() => Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}: {Text}") : Text;
}
