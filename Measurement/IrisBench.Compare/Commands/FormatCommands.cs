using System.CommandLine;
using IrisBench.Evaluation;
using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;

namespace IrisBench.Compare.Commands;

/// <summary><c>irisbench init</c>: an experiment file to start from, with its schema beside it for editors.</summary>
internal static class InitCommand
{
    private static readonly Argument<FileInfo> File = new("FILE")
    {
        Description = "The file to write.",
        DefaultValueFactory = _ => new FileInfo("experiment.yaml"),
    };

    public static Command Create()
    {
        var command = new Command("init", "Write an experiment file to start from.") { File };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetRequiredValue(File), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (file.DirectoryName is not { } folder || Directory.Exists(file.FullName))
            throw new UsageException($"{file} is a folder: name a file to be written.");

        var schema = new FileInfo(Path.Combine(folder, PublishedSchema.Experiment.FileName));
        var text = ExperimentTemplate.Create(NameOf(file), $"./{schema.Name}");
        ExperimentFile.Parse(text, file.Name);
        await WriteNewAsync(file, text, cancellationToken);
        if (!schema.Exists)
            await WriteNewAsync(schema, PublishedSchema.Experiment.ToText(), cancellationToken);

        Console.Out.WriteLine(
            $"Wrote {file}, and {schema.Name} beside it. Run it: irisbench compare --experiment {GivenCommand.Quote($"{file}")}");
        return ExitCode.Success;
    }

    // The name of an experiment is part of a folder's name.
    private static string NameOf(FileInfo file)
    {
        var letters = Path.GetFileNameWithoutExtension(file.Name).ToLowerInvariant()
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var name = new string([.. letters]).Trim('-');
        return name.Length == 0 ? "experiment" : name[..Math.Min(name.Length, 63)];
    }

    private static async Task WriteNewAsync(FileInfo file, string text, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file.FullName, FileMode.CreateNew);
        await using var writer = new StreamWriter(stream);
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
    }
}

/// <summary><c>irisbench schema</c>: the JSON schemas of all formats, as <c>docs/schema</c> has them.</summary>
internal static class SchemaCommand
{
    private static readonly Argument<DirectoryInfo> Folder = new("DIR") { Description = "The folder to write them to; it is made." };

    public static Command Create()
    {
        var command = new Command("schema", "Write the JSON schemas of the experiment and of all files of a run.") { Folder };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetRequiredValue(Folder), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        folder.Create();
        foreach (var schema in PublishedSchema.All.Concat(EvaluationSchemas.All))
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, schema.FileName), schema.ToText(), cancellationToken);
        return ExitCode.Success;
    }
}
