using System.Globalization;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>A definition is not one: all that is wrong with it, told at once.</summary>
public sealed class DefinitionException : ExperimentException
{
    internal DefinitionException(string source, IReadOnlyList<DefinitionProblem> problems, Exception? innerException = null)
        : base($"{source}: {string.Join("; ", problems)}", innerException)
        => (Problems, Subject) = (problems, source);

    /// <summary>The file, or the name of the experiment.</summary>
    public string Subject { get; }

    /// <summary>The problems, in the order of the file.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; }
}

/// <summary>One thing that is wrong with a definition.</summary>
/// <param name="Line">Where in its file, from 1; null when it has none.</param>
/// <param name="Text">What, in words, naming the key.</param>
public sealed record DefinitionProblem(long? Line, string Text)
{
    /// <inheritdoc />
    public override string ToString() => Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}: {Text}") : Text;
}
