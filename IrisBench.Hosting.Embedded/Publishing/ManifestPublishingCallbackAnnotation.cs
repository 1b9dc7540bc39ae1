using Aspire.Hosting.Publishing;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a resource writes itself into the manifest.</summary>
public class ManifestPublishingCallbackAnnotation : IResourceAnnotation
{
    /// <summary>Makes the annotation.</summary>
    /// <param name="callback">Writes the content of the resource's object; null leaves the resource out.</param>
    public ManifestPublishingCallbackAnnotation(Action<ManifestPublishingContext>? callback)
    {
        if (callback is not null)
        {
            Callback = context =>
            {
                callback(context);
                return Task.CompletedTask;
            };
        }
    }

    /// <summary>Makes the annotation.</summary>
    /// <param name="callback">Writes the content of the resource's object; null leaves the resource out.</param>
    public ManifestPublishingCallbackAnnotation(Func<ManifestPublishingContext, Task>? callback) => Callback = callback;

    /// <summary>Leaves the resource out of everything that is published.</summary>
    public static ManifestPublishingCallbackAnnotation Ignore { get; } = new((Func<ManifestPublishingContext, Task>?)null);

    /// <summary>Writes the content of the resource's object, or null when it is left out.</summary>
    public Func<ManifestPublishingContext, Task>? Callback { get; }
}
