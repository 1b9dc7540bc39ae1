using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.Tests.Hosting.Embedded.Dashboard;

internal static class Publishing
{
    /// <summary>Says how a resource is that is no process.</summary>
    public static Task PublishAsync(this DashboardApplication application, string resource, string state, params (string Name, object Value)[] properties)
    {
        var model = application.App.Services.GetRequiredService<DistributedApplicationModel>();
        return application.App.ResourceNotifications.PublishUpdateAsync(
            model.Resources.Single(candidate => candidate.Name == resource),
            snapshot => snapshot with { State = state, Properties = [.. properties.Select(property => new ResourcePropertySnapshot(property.Name, property.Value))] });
    }
}
