using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IrisBench.Hosting.Embedded;

// One WaitFor: ends when the dependency is as wanted, throws when it never will be.
internal static class DependencyWait
{
    public static async Task RunAsync(ResourceNotificationService notifications, IResource resource, WaitAnnotation wait, CancellationToken cancellationToken)
    {
        var dependency = wait.Resource.Name;
        var settled = await notifications.WaitForResourceAsync(dependency, change => IsSettled(wait, change.Snapshot), cancellationToken);
        var state = settled.Snapshot.State?.Text;
        if (state == KnownResourceStates.FailedToStart)
            throw Stopped(resource, dependency, "it failed to start.");
        if (wait.WaitType == WaitType.WaitForCompletion)
        {
            if (settled.Snapshot.ExitCode != wait.ExitCode)
                throw Stopped(resource, dependency, $"it entered the '{state}' state with exit code '{settled.Snapshot.ExitCode}', expected '{wait.ExitCode}'.");
        }
        else if (state != KnownResourceStates.Running)
        {
            throw Stopped(resource, dependency, $"it entered the '{state}' state prematurely.");
        }
    }

    private static bool IsSettled(WaitAnnotation wait, CustomResourceSnapshot snapshot) =>
        KnownResourceStates.TerminalStates.Contains(snapshot.State?.Text)
        || (snapshot.State?.Text == KnownResourceStates.Running
            && (wait.WaitType == WaitType.WaitUntilStarted
                || (wait.WaitType == WaitType.WaitUntilHealthy && snapshot.HealthStatus == HealthStatus.Healthy)));

    private static DistributedApplicationException Stopped(IResource resource, string dependency, string why) =>
        new($"Resource '{resource.Name}' stopped waiting for dependency resource '{dependency}' because {why}");
}
