namespace IrisBench.AppHost.Publishing;

internal static class ImagesExtensions
{
    /// <summary>Adds the parameters that say where the images are. They are nothing to a system that runs, which gets null.</summary>
    public static Images? AddImages(this IDistributedApplicationBuilder builder) => builder.ExecutionContext.IsRunMode
        ? null
        : new(
            builder.AddParameter("image-repository", "irisbench", publishValueAsDefault: true),
            builder.AddParameter("image-tag", "latest", publishValueAsDefault: true));
}
