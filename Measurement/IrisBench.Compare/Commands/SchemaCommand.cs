using System.CommandLine;
using IrisBench.Evaluation.Schema;
using IrisBench.Experiments.Schema;

namespace IrisBench.Compare.Commands;

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
