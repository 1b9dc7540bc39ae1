using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Tests.Hosting;

internal static class WorkloadExtensions
{
    /// <summary>Adds a workload process with an HTTP endpoint and a health check.</summary>
    public static IResourceBuilder<ProjectResource> AddWorkload(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddProject<Projects.IrisBench_Tests_Workload>(name).WithHttpEndpoint().WithHttpHealthCheck("/health");

    public static async Task<int> ProcessIdAsync(this HttpClient client) =>
        int.Parse(await client.GetStringAsync("/process"), CultureInfo.InvariantCulture);
}
