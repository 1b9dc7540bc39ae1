using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded;

internal static class SecretReference
{
    // Whether the value is a secret parameter or is made of one.
    public static bool IsIn(object? value) => value switch
    {
        ParameterResource parameter => parameter.Secret,
        IValueWithReferences made => made.References.Any(IsIn),
        _ => false,
    };
}
