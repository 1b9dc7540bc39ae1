using System.Text.Json;
using IrisBench.Experiments.Definition.Sweeping;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>Reads an experiment that a person wrote, in YAML or JSON, and checks one that a program made.</summary>
public static class ExperimentFile
{
    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="DefinitionException">It is no experiment; all problems are told.</exception>
    /// <exception cref="ExperimentException">It cannot be read.</exception>
    public static async Task<Experiment> ReadAsync(FileInfo file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            return Parse(await BoundedFile.ReadTextAsync(file.FullName, DefinitionText.MaximumCharacters, cancellationToken), file.ToString());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExperimentException($"{file} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads and checks a text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="source">What to call it in a message.</param>
    /// <exception cref="DefinitionException">It is no experiment; all problems are told.</exception>
    public static Experiment Parse(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return Read(DefinitionText.Parse(text, source), source);
        }
        // Of any kind: half a surrogate pair, or what the parsers' own state machines had not thought of (a fuzz found both).
        catch (Exception exception) when (exception is not DefinitionException)
        {
            throw new DefinitionException(source, [new DefinitionProblem(null, $"cannot be read: {exception.Message}")], exception);
        }
    }

    /// <summary>Checks an experiment that was made or changed in code, by the same rules.</summary>
    /// <returns>The same.</returns>
    /// <exception cref="DefinitionException">It breaks a rule; all problems are told.</exception>
    public static Experiment EnsureValid(this Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        Read(new DefinitionText(JsonSerializer.SerializeToNode(experiment, HandWrittenJson.Of<Experiment>()), new Dictionary<string, long>()), experiment.Name);
        return experiment;
    }

    // What holds for an experiment holds for each point of a sweep.
    private static IEnumerable<string> PointsOf(Experiment experiment)
        => experiment.Vary is null || SweepRules.Broken(experiment).Any()
            ? []
            : SweepPoints.Of(experiment).SelectMany(point => ProblemsOf(point.Experiment).Select(problem => $"vary, at {point.Text}: {problem}"));

    private static IEnumerable<string> ProblemsOf(Experiment experiment)
    {
        try
        {
            EnsureValid(experiment);
            return [];
        }
        catch (DefinitionException exception)
        {
            return exception.Problems.Select(problem => problem.Text);
        }
    }

    private static Experiment Read(DefinitionText text, string source)
    {
        var problems = DefinitionCheck.ProblemsOf(text);
        if (problems.Count > 0)
            throw new DefinitionException(source, [.. problems.OrderBy(problem => problem.Line)]);

        var experiment = text.Root.Deserialize(HandWrittenJson.Of<Experiment>())!;
        var broken = ExperimentRules.Broken(experiment).Concat(PointsOf(experiment)).Select(rule => new DefinitionProblem(Line: null, rule)).ToArray();
        return broken.Length == 0 ? experiment : throw new DefinitionException(source, broken);
    }
}
