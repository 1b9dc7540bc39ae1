using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds parameters to an application.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a parameter that the configuration has to set.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The name; the value is the setting <c>Parameters:NAME</c>.</param>
    /// <param name="secret">Whether the value must not be shown.</param>
    /// <returns>The parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResource(new ParameterResource(name, _ => Configured(builder, name) ?? throw Missing(name), secret));
    }

    /// <summary>Adds a parameter whose value stands in the AppHost.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="publishValueAsDefault">Whether a manifest shows the value; not for a secret.</param>
    /// <param name="secret">Whether the value must not be shown.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="ArgumentException">A secret was to be published.</exception>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(value);
        if (publishValueAsDefault && secret)
            throw new ArgumentException("A parameter cannot be both secret and published as a default value.", nameof(secret));

        return builder.AddResource(new ParameterResource(name, _ => value, secret)
        {
            Default = publishValueAsDefault ? new ConstantParameterDefault(value) : null,
        });
    }

    /// <summary>Adds a parameter that the configuration may set, with a default.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The name; the value is the setting <c>Parameters:NAME</c>.</param>
    /// <param name="value">The default.</param>
    /// <param name="secret">Whether the value must not be shown.</param>
    /// <param name="persist">Whether the default is kept in the AppHost's user secrets, so that the next run uses it too.</param>
    /// <returns>The parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(value);
        if (persist && builder.ExecutionContext.IsRunMode && builder is DistributedApplicationBuilder { UserSecrets: { } secrets })
            value = new UserSecretsParameterDefault(name, value, secrets);

        return builder.AddResource(new ParameterResource(name, kept => Configured(builder, name) ?? kept!.GetDefaultValue(), secret) { Default = value });
    }

    // The environment takes no hyphen in a name, so Parameters__iris_user stands for iris-user.
    private static string? Configured(IDistributedApplicationBuilder builder, string name)
    {
        return builder.Configuration[$"Parameters:{name}"] is { Length: > 0 } value
            ? value
            : builder.Configuration[$"Parameters:{name.Replace('-', '_')}"];
    }

    private static MissingParameterValueException Missing(string name) => new(
        $"Parameter '{name}' has no value. Set Parameters:{name}: on the command line (--Parameters:{name}=VALUE), "
        + $"in the environment (Parameters__{name.Replace('-', '_')}=VALUE), "
        + $"or in the user secrets (dotnet user-secrets set Parameters:{name} VALUE).");
}
