namespace IrisBench.AppHost.Monitoring;

/// <summary>Stands in the dashboard where a container would, on a machine that can run none, and says what it needs.</summary>
internal sealed class WithoutContainers(string name) : Resource(name)
{
    public static void Add(IDistributedApplicationBuilder builder, string name, string needs) =>
        builder.AddResource(new WithoutContainers(name)).WithInitialState(new CustomResourceSnapshot
        {
            ResourceType = "Container",
            State = new ResourceStateSnapshot($"Needs {needs}", KnownResourceStateStyles.Warn),
            Properties = [],
        });
}
