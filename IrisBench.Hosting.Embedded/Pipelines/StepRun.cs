using Aspire.Hosting;
using Aspire.Hosting.Pipelines;

namespace IrisBench.Hosting.Embedded;

// Runs one step; what goes wrong in it is said in one line with the name of the step.
internal static class StepRun
{
    public static async Task ExecuteAsync(PipelineStep step, PipelineContext context)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        try
        {
            await step.Action(new PipelineStepContext { PipelineContext = context });
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new DistributedApplicationException($"Step '{step.Name}' failed: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }
}
