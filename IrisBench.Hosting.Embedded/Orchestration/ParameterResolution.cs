using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded;

// Every parameter has its value before the first process starts, so that a missing one is said at once.
internal static class ParameterResolution
{
    public static async Task ResolveAllAsync(DistributedApplicationModel model, ResourceNotificationService notifications, CancellationToken cancellationToken)
    {
        foreach (var parameter in model.Resources.OfType<ParameterResource>())
        {
            await parameter.GetValueAsync(cancellationToken);
            await notifications.PublishUpdateAsync(parameter, snapshot => snapshot with { State = KnownResourceStates.Running });
        }
    }
}
