using System.Text;
using System.Text.Json;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>Reads an experiment that a person wrote, in YAML or JSON, and checks one that a program made.</summary>
public static class ExperimentFile
{
    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="DefinitionException">It is no experiment; all problems are told.</exception>
    /// <exception cref="ExperimentException">It cannot be read.</exception>
    public static async Task<Experiment> ReadAsync(FileInfo file, CancellationToken cancellationToken = default)
    {
        try
        {
            return Parse(await BoundedFile.ReadTextAsync(file.FullName, DefinitionText.MaximumCharacters, cancellationToken),
                file.ToString(), file.Directory);
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

    /// <summary>The text of a file that irisbench holds in itself.</summary>
    internal static string Shipped(string name)
    {
        using var reader = new StreamReader(typeof(ExperimentFile).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static Experiment Parse(string text, string source, DirectoryInfo? folder)
    {
        try
        {
            return Read(DefinitionText.Parse(text, source), source, folder, isWritten: true);
        }
        // Of any kind: half a surrogate pair, or what the parsers' own state machines had not thought of (a fuzz found both).
        catch (Exception exception) when (exception is not DefinitionException)
        {
            var problem = $"cannot be read: {Excerpt.Of(exception.Message, Excerpt.Sentence)}";
            throw new DefinitionException(source, [new DefinitionProblem(null, problem)], exception);
        }
    }

    /// <summary>Checks an experiment that was made or changed in code, by the same rules.</summary>
    /// <returns>The same.</returns>
    /// <exception cref="DefinitionException">It breaks a rule; all problems are told.</exception>
    public static Experiment EnsureValid(this Experiment experiment)
    {
        if (experiment.Common is not null)
            throw new DefinitionException(
                experiment.Name, [new DefinitionProblem(null, "common is of an experiment's file alone; its steps stand at each side")]);
        var tree = JsonSerializer.SerializeToNode(experiment, HandWrittenJson.Of<Experiment>());
        Read(new DefinitionText(tree, new Dictionary<string, long>()), experiment.Name, folder: null, isWritten: false);
        return experiment;
    }

    // What holds for an experiment holds for each point of a sweep.
    private static IEnumerable<string> PointsOf(Experiment experiment)
        => experiment.Vary is null || SweepRules.Broken(experiment).Any()
            ? []
            : SweepPoints.Of(experiment).SelectMany(point => ProblemsOf(point.Experiment)
                .Select(problem => $"vary, at {point.Text}: {problem}"));

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

    private static Experiment Read(DefinitionText definition, string source, DirectoryInfo? folder, bool isWritten)
    {
        var lines = definition.Lines;
        Refuse(source, DefinitionCheck.ProblemsOf(definition));
        var common = new CommonSteps(definition.Root.Deserialize(HandWrittenJson.Of<Experiment>())!);
        Refuse(source, common.Problems.Select(At));
        var experiment = common.Experiment with { SaysRounds = definition.Root?["rounds"] is not null };
        if (folder is not null)
        {
            var files = new BodyFiles(folder);
            experiment = files.In(experiment);
            Refuse(source, files.Problems.Select(At));
            experiment = LoadRules.InFolder(StartRules.InFolder(experiment, folder.FullName), folder.FullName);
            Refuse(source, LoadRules.Missing(experiment).Select(At));
        }

        Refuse(source, SystemRules.Broken(experiment).Select(At));
        Refuse(source, FaultRules.Broken(experiment).Concat(isWritten ? FaultRules.Meeting(experiment) : []).Select(At));
        Refuse(source, ExperimentRules.Broken(experiment).Concat(PointsOf(experiment))
            .Select(rule => new DefinitionProblem(Line: null, rule)));
        return experiment;

        // At its line, or that of what it is in.
        DefinitionProblem At((string Path, string Text) problem)
        {
            var path = common.WrittenAt(problem.Path);
            var text = $"{path} {problem.Text}";
            while (!lines.ContainsKey(path) && path.LastIndexOfAny(['.', '[']) is > 0 and var end)
                path = path[..end];
            return new DefinitionProblem(lines.TryGetValue(path, out var line) ? line : null, text);
        }
    }

    /// <summary>Refuses what an experiment that is written or begun now may not have, although what has been run with it can be
    /// read.</summary>
    /// <exception cref="DefinitionException">It has it.</exception>
    public static void EnsureNew(this Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        Refuse(
            experiment.Name,
            FaultRules.Meeting(experiment).Select(rule => new DefinitionProblem(Line: null, $"{rule.Path} {rule.Problem}")));
    }

    private static void Refuse(string source, IEnumerable<DefinitionProblem> problems)
    {
        if (problems.Distinct().OrderBy(problem => problem.Line).ToArray() is { Length: > 0 } found)
            throw new DefinitionException(source, found);
    }
}

/// <summary>Takes bodies that stand in files of their own into the experiment, which then holds all that is needed to repeat it.</summary>
internal sealed class BodyFiles(DirectoryInfo folder)
{
    private const int MaximumBytes = 64 * 1024;

    // Bytes that are no UTF-8 would be replaced, and another body sent.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<(string Path, string Text)> _problems = [];

    private string Root => folder.FullName.TrimEnd(Path.DirectorySeparatorChar);

    public IReadOnlyList<(string Path, string Text)> Problems => _problems;

    public Experiment In(Experiment experiment) => experiment with
    {
        Sides = [.. experiment.Sides.Select((side, index) =>
            side.System is { } system && system.Steps.Any(step => step.BodyFile is not null)
                ? side with { System = In(system, $"sides[{index}].system") }
                : side)],
    };

    private SystemDefinition In(SystemDefinition system, string path)
        => system with { Steps = [.. system.Steps.Select((step, place) => In(step, $"{path}.steps[{place}].bodyFile"))] };

    private StepDefinition In(StepDefinition step, string path)
    {
        if (step is not { BodyFile: { } name, Body: null })
            return step;
        try
        {
            var file = Path.GetFullPath(name, folder.FullName);
            if (Path.IsPathRooted(name) || !file.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new IOException("it is not in the folder of the experiment's file");
            if (HasLink(file))
                throw new IOException("there is a link on the way, which may lead elsewhere");
            using var stream = PlainFile.TryOpen(new FileInfo(file), MaximumBytes);
            if (stream is null or { Length: 0 })
                throw new IOException("it is not there, or empty");
            using var reader = new StreamReader(stream, Strict);
            return step with { Body = reader.ReadToEnd(), BodyFile = null };
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            _problems.Add((path, $"'{name}' cannot be read: {exception.Message}"));
            return step;
        }
    }

    private bool HasLink(string file)
    {
        for (var place = file; place.Length > Root.Length; place = Path.GetDirectoryName(place)!)
        {
            if (new FileInfo(place).LinkTarget is not null)
                return true;
        }

        return false;
    }
}
