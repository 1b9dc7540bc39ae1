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
            return Parse(await BoundedFile.ReadTextAsync(file.FullName, DefinitionText.MaximumCharacters, cancellationToken), file.ToString(), file.Directory);
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
    public static Experiment Parse(string text, string source) => Parse(text, source, folder: null);

    private static Experiment Parse(string text, string source, DirectoryInfo? folder)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return Read(DefinitionText.Parse(text, source), source, folder);
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
        Read(new DefinitionText(JsonSerializer.SerializeToNode(experiment, HandWrittenJson.Of<Experiment>()), new Dictionary<string, long>()), experiment.Name, folder: null);
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

    private static Experiment Read(DefinitionText text, string source, DirectoryInfo? folder)
    {
        Refuse(source, DefinitionCheck.ProblemsOf(text));
        var experiment = text.Root.Deserialize(HandWrittenJson.Of<Experiment>())!;
        if (folder is not null)
        {
            var files = new BodyFiles(folder);
            experiment = files.In(experiment);
            Refuse(source, files.Problems.Select(At));
        }

        Refuse(source, SystemRules.Broken(experiment).Select(At));
        Refuse(source, ExperimentRules.Broken(experiment).Concat(PointsOf(experiment)).Select(rule => new DefinitionProblem(Line: null, rule)));
        return experiment;

        // At its line, or that of what it is in.
        DefinitionProblem At((string Path, string Text) problem)
        {
            var path = problem.Path;
            while (!text.Lines.ContainsKey(path) && path.LastIndexOfAny(['.', '[']) is > 0 and var end)
                path = path[..end];
            return new DefinitionProblem(text.Lines.TryGetValue(path, out var line) ? line : null, $"{problem.Path} {problem.Text}");
        }
    }

    private static void Refuse(string source, IEnumerable<DefinitionProblem> problems)
    {
        if (problems.OrderBy(problem => problem.Line).ToArray() is { Length: > 0 } found)
            throw new DefinitionException(source, found);
    }
}
