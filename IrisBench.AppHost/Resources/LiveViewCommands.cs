using IrisBench.LiveView;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IrisBench.AppHost.Resources;

/// <summary>What the live page does for other programs, as commands of its resource: in the dashboard, by <c>aspire resource live-view
/// compare</c>, and as tools of agents.</summary>
internal static class LiveViewCommands
{
    public static void WithCommands(this IResourceBuilder<ProjectResource> page, string token)
    {
        var client = new LiveViewClient(() => page.GetEndpoint("http").Url, token);
        foreach (var command in LiveViewCommand.All)
            page.WithCommand(command.Name, command.Title, context => ExecuteAsync(client, command, context), new CommandOptions
            {
                Description = command.Description,
                IconName = command.Icon,
                // At hand in the row; the others are in its menu.
                IsHighlighted = command == LiveViewCommand.Compare,
                Arguments = [.. command.Arguments.Select(argument => Input(client, argument))],
                ValidateArguments = async context =>
                {
                    foreach (var (argument, problems) in await command.ProblemsAsync(
                        client, context.Inputs.GetString, context.CancellationToken))
                        context.AddValidationError(argument, string.Join(' ', problems));
                },
                UpdateState = context => context.ResourceSnapshot.State?.Text == KnownResourceStates.Running
                    ? ResourceCommandState.Enabled
                    : ResourceCommandState.Disabled,
            });
    }

    // Any text may be chosen: the page says what is wrong with it, and what there is.
    private static InteractionInput Input(LiveViewClient client, LiveViewArgument argument) => new()
    {
        Name = argument.Name,
        Label = argument.Label,
        Description = argument.Description,
        Placeholder = argument.Usual,
        InputType = Enum.Parse<InputType>($"{argument.Kind}"),
        AllowCustomChoice = argument.Kind == ArgumentKind.Choice,
        DynamicLoading = argument.Kind != ArgumentKind.Choice ? null : new InputLoadOptions
        {
            LoadCallback = async context
                => context.Input.Options = [.. await client.ChoicesAsync(argument.Name, context.CancellationToken)],
        },
    };

    private static async Task<ExecuteCommandResult> ExecuteAsync(
        LiveViewClient client, LiveViewCommand command, ExecuteCommandContext context)
    {
        using var notice = new Notice(context.Services.GetRequiredService<IInteractionService>(), command.Title);
        var answer = await command.AskAsync(client, context.Arguments.GetString, Tell, context.CancellationToken);
        return answer switch
        {
            { Succeeded: true } => CommandResults.Success(
                answer.Sentence, answer.Markdown, CommandResultFormat.Markdown, displayImmediately: true),
            { Markdown: "" } => CommandResults.Failure(answer.Sentence),
            _ => CommandResults.Failure(answer.Sentence, answer.Markdown, CommandResultFormat.Markdown),
        };

        void Tell(string text)
        {
            context.Logger.LogInformation("{Text}", text);
            notice.Show(text);
        }
    }

    /// <summary>What the dashboard shows of a run while it goes on. Who asks by the command line sees none.</summary>
    private sealed class Notice(IInteractionService interactions, string title) : IDisposable
    {
        private readonly NotificationInteractionOptions _options = new() { Intent = MessageIntent.Information };
        private CancellationTokenSource _shown = new();

        public void Show(string text)
        {
            Dispose();
            _shown = new CancellationTokenSource();
            // Shown until it is taken away; nobody has to answer it.
            _ = interactions.IsAvailable ? interactions.PromptNotificationAsync(title, text, _options, _shown.Token) : null;
        }

        public void Dispose()
        {
            _shown.Cancel();
            _shown.Dispose();
        }
    }
}
