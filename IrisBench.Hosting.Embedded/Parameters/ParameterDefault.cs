using Aspire.Hosting.Publishing;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where a parameter that the configuration does not set gets its value.</summary>
public abstract class ParameterDefault
{
    /// <summary>Gets the value.</summary>
    /// <returns>The value.</returns>
    public abstract string GetDefaultValue();

    /// <summary>Writes into the manifest how the value comes about.</summary>
    /// <param name="context">The manifest.</param>
    public abstract void WriteToManifest(ManifestPublishingContext context);
}
