using System.Text;
using IrisBench.Experiments.Definition.OwnSystem;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>Takes bodies that stand in files of their own into the experiment, which then holds all that is needed to repeat it.</summary>
internal sealed class BodyFiles(DirectoryInfo folder)
{
    private const int MaximumBytes = 64 * 1024;

    // Bytes that are no UTF-8 would be replaced, and another body sent.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<(string Path, string Text)> _problems = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<(string Path, string Text)> Problems => _problems;

    /// <summary>The experiment with the files' text as bodies.</summary>
    public Experiment In(Experiment experiment) => experiment with
    {
        Sides = [.. experiment.Sides.Select((side, index) => side.System is { } system && system.Steps.Any(step => step.BodyFile is not null)
            ? side with { System = system with { Steps = [.. system.Steps.Select((step, place) => In(step, $"sides[{index}].system.steps[{place}].bodyFile"))] } }
            : side)],
    };

    private StepDefinition In(StepDefinition step, string path)
    {
        if (step is not { BodyFile: { } name, Body: null })
            return step;
        try
        {
            var file = Path.GetFullPath(name, folder.FullName);
            if (Path.IsPathRooted(name) || !file.StartsWith(folder.FullName.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new IOException("it is not in the folder of the experiment's file");
            if (HasLink(file))
                throw new IOException("there is a link on the way, which may lead elsewhere");
            using var stream = BoundedFile.TryOpen(new FileInfo(file), MaximumBytes) ?? throw new IOException("it is not there, or empty");
            using var reader = new StreamReader(stream, Strict);
            return step with { Body = reader.ReadToEnd(), BodyFile = null };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            _problems.Add((path, $"'{name}' cannot be read: {exception.Message}"));
            return step;
        }
    }

    private bool HasLink(string file)
    {
        for (var place = file; place.Length > folder.FullName.TrimEnd(Path.DirectorySeparatorChar).Length; place = Path.GetDirectoryName(place)!)
        {
            if (new FileInfo(place).LinkTarget is not null)
                return true;
        }

        return false;
    }
}
