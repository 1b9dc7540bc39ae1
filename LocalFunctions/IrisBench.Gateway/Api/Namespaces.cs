using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Api;

internal static class Namespaces
{
    /// <exception cref="BadRequestException">Another namespace than the one there is.</exception>
    public static void Check(string? name)
    {
        if (!string.IsNullOrEmpty(name) && name != FunctionName.Namespace)
        {
            throw new BadRequestException($"There is no namespace '{name}', only {FunctionName.Namespace}.");
        }
    }
}
