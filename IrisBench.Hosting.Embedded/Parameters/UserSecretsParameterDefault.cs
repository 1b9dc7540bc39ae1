using Aspire.Hosting.Publishing;
using IrisBench.Hosting.Embedded;

namespace Aspire.Hosting.ApplicationModel;

// Writes a generated value down at once, so that the next run reads it from the configuration.
internal sealed class UserSecretsParameterDefault(string parameterName, ParameterDefault inner, UserSecretsStore secrets) : ParameterDefault
{
    public override string GetDefaultValue()
    {
        var value = inner.GetDefaultValue();
        secrets.Set($"Parameters:{parameterName}", value);
        return value;
    }

    public override void WriteToManifest(ManifestPublishingContext context) => inner.WriteToManifest(context);
}
