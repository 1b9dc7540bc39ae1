namespace IrisBench.AppHost.Publishing;

internal static class ImagesExtensions
{
    /// <summary>Adds the parameters that say where the images are. They are nothing to a system that runs, which gets null.</summary>
    public static Images? AddImages(this IDistributedApplicationBuilder builder) => builder.ExecutionContext.IsRunMode
        ? null
        : new(
            builder.AddPublishedParameter("image-repository", "irisbench"),
            builder.AddPublishedParameter("image-tag", typeof(Images).Assembly.GetName().Version!.ToString(3)));

    // What is given when publishing becomes the default of what is published.
    private static IResourceBuilder<ParameterResource> AddPublishedParameter(this IDistributedApplicationBuilder builder, string name, string value) =>
        builder.AddParameter(name, builder.Configuration[$"Parameters:{name}"] ?? value, publishValueAsDefault: true);
}
