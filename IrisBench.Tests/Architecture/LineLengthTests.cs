namespace IrisBench.Tests.Architecture;

public class LineLengthTests
{
    [Fact]
    public void No_line_of_code_is_longer_than_140_characters()
    {
        var tooLong =
            from path in Directory.EnumerateFiles(RepositoryRoot.File(), "*.cs", SearchOption.AllDirectories)
            let file = Path.GetRelativePath(RepositoryRoot.File(), path)
            where !file.StartsWith("artifacts", StringComparison.Ordinal)
            from line in File.ReadLines(path).Index()
            where line.Item.Length > 140
            select $"{file}:{line.Index + 1}";
        Assert.True(!tooLong.Any(), string.Join(Environment.NewLine, tooLong));
    }
}
