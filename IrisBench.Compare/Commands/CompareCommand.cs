using System.CommandLine;
using IrisBench.Compare.Credentials;
using IrisBench.Compare.Experiment;
using IrisBench.Compare.Reporting;
using IrisBench.Compare.RunningSystem;
using IrisBench.Compare.Sides;

namespace IrisBench.Compare.Commands;

/// <summary><c>irisbench compare</c>.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var command = new Command("compare", "Run the pipeline as functions and as a monolith, and compare what they use.");
        var options = new CompareOptions();
        options.AddTo(command);
        command.SetAction((arguments, cancellationToken) => RunAsync(options.Read(arguments), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CompareRequest request, CancellationToken cancellationToken)
    {
        // Notes go to standard error: standard output holds the report alone.
        await using var system = await ComparedSystem.FindOrStartAsync(Console.Error.WriteLine, cancellationToken);
        var password = await PasswordSource.FindAsync(request.PasswordFromStandardInput, cancellationToken);
        var input = new PipelineInput(new IrisCredentials(request.User, password), request.Profile.Load, PipelineInput.FirstFlower);
        using var testbed = new Testbed(system.Endpoints, request.Profile.SampleInterval);
        var console = Terminal.Create();
        var result = await ProgressDisplay.RunAsync(
            console, tell => new Comparison(testbed, request.Profile, input, tell).RunAsync(cancellationToken));
        TerminalReport.Write(console, result);
        if (request.Output is { } file)
        {
            await JsonReport.WriteAsync(file, result, cancellationToken);
        }

        return ExitCode.Success;
    }
}
