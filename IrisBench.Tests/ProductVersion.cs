namespace IrisBench.Tests;

/// <summary>The version of what is built here, as Directory.Build.props says it.</summary>
internal static class ProductVersion
{
    public static readonly string Current = typeof(ProductVersion).Assembly.GetName().Version!.ToString(3);
}
