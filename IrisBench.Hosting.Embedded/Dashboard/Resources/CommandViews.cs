using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded.Dashboard;

internal static class CommandViews
{
    public static IEnumerable<CommandView> Of(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        var context = new UpdateCommandStateContext { ResourceSnapshot = snapshot, Services = services };
        foreach (var command in resource.Annotations.OfType<ResourceCommandAnnotation>().ToArray())
        {
            var state = command.UpdateState(context);
            if (state != ResourceCommandState.Hidden)
                yield return new CommandView(command.Name, command.DisplayName, command.DisplayDescription, command.ConfirmationMessage, state == ResourceCommandState.Enabled, command.IsHighlighted);
        }
    }
}
