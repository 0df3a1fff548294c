import { createServer } from "node:http";
import { createSchema, createYoga } from "graphql-yoga";

// A Yoga that says hello: nobody signed in, no database, nothing checked and nothing written down.
const yoga = createYoga({
  schema: createSchema({ typeDefs: "type Query { hello: String! }", resolvers: { Query: { hello: () => "hello" } } }),
  logging: false,
  graphiql: false,
});
const server = createServer((request, response) => void yoga(request, response));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address) process.send?.(`http://127.0.0.1:${address.port}`);
});
process.on("disconnect", () => process.exit(0));
