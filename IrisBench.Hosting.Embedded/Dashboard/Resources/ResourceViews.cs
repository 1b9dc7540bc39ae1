using System.Collections;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded.Dashboard;

// Makes what the page gets of a resource, without its secrets.
internal sealed class ResourceViews(DistributedApplicationModel model, SecretValues secrets, IServiceProvider services)
{
    private const string Unknown = "Unknown";
    private const string ModeProperty = "Mode";
    private const string ReplicasProperty = "Replicas";

    // Everything but parameters: they are values, and half of them secret.
    public static bool IsShown(IResource resource) => resource is not ParameterResource;

    public ResourceView Of(IResource resource, CustomResourceSnapshot snapshot) => new(
        resource.Name,
        snapshot.ResourceType,
        snapshot.State?.Text ?? Unknown,
        snapshot.State?.Style,
        snapshot.HealthReports.IsEmpty ? null : snapshot.HealthStatus,
        snapshot.ExitCode,
        secrets.Hide(snapshot.Property(ResourceDescription.ErrorProperty) as string),
        Text(snapshot.Property(ModeProperty)),
        Text(snapshot.Property(ReplicasProperty)) ?? (resource is IComputeResource ? resource.GetReplicaCount().ToString(CultureInfo.InvariantCulture) : null),
        Milliseconds(snapshot.StartTimeStamp),
        Milliseconds(snapshot.StopTimeStamp),
        Relations.ParentOf(resource)?.Name,
        Names(Relations.ReferencesOf(resource)),
        Names(Relations.WaitsOf(resource)),
        [.. snapshot.HealthReports.Select(report => new HealthView(report.Name, report.Status, secrets.Hide(report.Description ?? report.ExceptionText)))],
        [.. snapshot.Urls.Where(url => !url.IsInternal).Select(url => new EndpointView(url.Name ?? "url", url.Url))],
        [.. snapshot.Properties.Where(property => property.Name != ResourceDescription.ErrorProperty).Select(Property)],
        [.. snapshot.EnvironmentVariables.OrderBy(variable => variable.Name, StringComparer.Ordinal).Select(Variable)],
        [.. CommandViews.Of(resource, snapshot, services)]);

    private NamedValue Property(ResourcePropertySnapshot property) =>
        new(property.Name, property.IsSensitive ? null : secrets.Hide(Text(property.Value)), property.IsSensitive);

    private NamedValue Variable(EnvironmentVariableSnapshot variable) =>
        secrets.IsSecret(variable) ? new(variable.Name, null, Secret: true) : new(variable.Name, variable.Value, Secret: false);

    private string[] Names(IEnumerable<IResource> others) => [.. others.Where(IsShown).Where(model.Resources.Contains).Select(other => other.Name).Distinct()];

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        IEnumerable values => string.Join(", ", values.Cast<object?>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static long? Milliseconds(DateTime? time) => time is { } known ? new DateTimeOffset(known).ToUnixTimeMilliseconds() : null;
}
