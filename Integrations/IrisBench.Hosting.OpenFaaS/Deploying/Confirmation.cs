using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IrisBench.Hosting.Deploying;

/// <summary>Asks before something is taken away, as Aspire's own environments do.</summary>
internal static class Confirmation
{
    /// <exception cref="DistributedApplicationException">Nobody can be asked, or whoever was asked said no.</exception>
    public static async Task AskAsync(PipelineStepContext context, string question)
    {
        if (context.Services.GetRequiredService<IOptions<PipelineOptions>>().Value.SkipConfirmation)
            return;

        var person = context.Services.GetRequiredService<IInteractionService>();
        if (!person.IsAvailable)
            throw new DistributedApplicationException("Nothing was removed, because nobody can be asked here: say --yes true to mean it.");

        var answer = await person.PromptNotificationAsync(
            "Destroy",
            question,
            new()
            {
                Intent = MessageIntent.Confirmation,
                PrimaryButtonText = "Destroy",
                SecondaryButtonText = "Cancel",
                ShowSecondaryButton = true,
                ShowDismiss = false,
            },
            context.CancellationToken);
        if (answer.Canceled || !answer.Data)
            throw new DistributedApplicationException("Nothing was removed: the question was answered with no.");
    }
}
