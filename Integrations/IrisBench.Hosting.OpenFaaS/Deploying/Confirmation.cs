using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IrisBench.Hosting.Deploying;

/// <summary>Asks before something is taken away, as Aspire's own environments do.</summary>
internal static class Confirmation
{
    /// <param name="context">Of the step.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="left">What is so when the answer is no, as the beginning of a sentence: something else may be removed by then.</param>
    /// <exception cref="DistributedApplicationException">Nobody can be asked, or whoever was asked said no.</exception>
    public static async Task AskAsync(PipelineStepContext context, string question, string left)
    {
        if (context.Services.GetRequiredService<IOptions<PipelineOptions>>().Value.SkipConfirmation)
            return;

        var person = context.Services.GetRequiredService<IInteractionService>();
        if (!person.IsAvailable)
            throw new DistributedApplicationException(
                $"Nothing was removed, because nobody can be asked here: {question} Say --yes true to mean it.");

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
            throw new DistributedApplicationException($"{left}: the question was answered with no.");
    }
}
